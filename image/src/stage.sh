#!/bin/bash
# Lays out the files of both images: a Java run-time of the needed modules, the system's libraries that it and the
# native libraries of Blemish load, Blemish's libraries, and an archive of loaded classes (class data sharing).
# Usage: stage.sh JDK LIB TARGET
set -euo pipefail
jdk=$1
lib=$2
target=$(mkdir -p "$3" && cd "$3" && pwd)
modules=java.base,java.desktop,java.sql,jdk.management,jdk.unsupported,jdk.crypto.ec,jdk.zipfs

# jib takes files with the same time for unchanged, and all have a fixed one: without its cache it reads them again.
rm -rf "$target/java" "$target/whole" "$target/predict" "$target/jib-cache"
"$jdk/bin/jlink" --add-modules "$modules" --no-header-files --no-man-pages --strip-debug --compress=2 \
  --output "$target/java"
dump=$target/../../cli/src/bundle/dump-classes.sh
"$dump" "$target/java/bin/java" "$target/java/lib/server/classes.jsa"

# Libraries of the system that a program or library needs, and those that it loads by name.
system_libraries() {
  local root=$1
  shift
  # The loader of the system has this folder in its path, and not lib64.
  local folder=$root/lib/x86_64-linux-gnu
  mkdir -p "$root/lib64" "$folder"
  { for file in "$@"; do ldd "$file" 2>/dev/null || true; done
    for name in libnss_files.so.2 libnss_dns.so.2 libresolv.so.2 libpthread.so.0 libdl.so.2 librt.so.1 libm.so.6 \
      libstdc++.so.6 libgcc_s.so.1 libgomp.so.1; do
      ldconfig -p | sed -n "s|.*$name (libc6,x86-64.*=> |x => |p" | head -n 1
    done
  } | sed -n 's/.*=> \(\/[^ ]*\).*/\1/p; s/^[[:space:]]*\(\/[^ ]*ld-linux[^ ]*\).*/\1/p' | sort -u |
    while read -r file; do
      case $file in
        "$target"/*) ;;
        */ld-linux*) cp -L "$file" "$root/lib64/" ;;
        *) cp -L "$file" "$folder/" ;;
      esac
    done
}

stage() {
  local root=$target/$1
  mkdir -p "$root/opt/blemish/lib" "$root/etc" "$root/tmp" "$root/data"
  cp -r "$target/java" "$root/opt/java"
  for jar in "$lib"/*.jar; do
    case $1:$(basename "$jar") in
      predict:pytorch-*|predict:openblas-*|predict:javacpp-*-linux*) ;;
      *) cp "$jar" "$root/opt/blemish/lib/" ;;
    esac
  done
  cp "$target/../../LICENSE" "$target/../../NOTICE" "$root/opt/blemish/"
  echo 'blemish:x:65532:65532::/tmp:/sbin/nologin' >"$root/etc/passwd"
  echo 'blemish:x:65532:' >"$root/etc/group"
  echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
  # LC_ALL=C.UTF-8 needs its files: without them Java reads no file names outside ASCII.
  mkdir -p "$root/usr/lib/locale"
  cp -r /usr/lib/locale/C.utf8 "$root/usr/lib/locale/"

  # The native libraries are in jars: they are unpacked here to see what they need.
  local natives=$target/natives-$1
  rm -rf "$natives"
  mkdir -p "$natives"
  for jar in "$root"/opt/blemish/lib/{onnxruntime,pytorch,openblas,javacpp}-*.jar; do
    [ ! -f "$jar" ] || (cd "$natives" && "$jdk/bin/jar" xf "$jar")
  done
  rm -rf "$natives"/ai/onnxruntime/native/{osx,win,linux-aarch64}*
  mapfile -t files < <(find "$root/opt/java" "$natives" -name '*.so*' -type f; echo "$root/opt/java/bin/java")
  system_libraries "$root" "${files[@]}"
  rm -rf "$natives"

  # A fixed class path, relative to the working folder, and fixed times: only then the archive of classes fits.
  find "$root" -exec touch -h -d @1 {} +
  (cd "$root/opt/blemish" && printf -- '-cp\n%s\n' "$(ls lib/*.jar | tr '\n' ':')" >class.path)
  printf -- '-Djava.awt.headless=true\n-XX:+UseParallelGC\n-XX:MaxRAMPercentage=40\n-Djava.io.tmpdir=/tmp\n-XX:SharedArchiveFile=/opt/blemish/classes.jsa\n-Xlog:cds=off\n-Xlog:cds+dynamic=off\n' \
    | cat - "$root/opt/blemish/class.path" >"$root/opt/blemish/java.args"
  local fixture=$target/../../inference/src/test/resources/format-2
  # A temporary folder of its own: what other processes leave and remove in a shared one decides which classes are loaded.
  rm -rf "$target/tmp"
  mkdir "$target/tmp"
  (cd "$root/opt/blemish" && ORT_DISABLE_TELEMETRY=1 ../java/bin/java -Djava.awt.headless=true -XX:+UseParallelGC \
    -XX:DumpLoadedClassList=loaded.list -Xlog:disable "-Djava.io.tmpdir=$target/tmp" @class.path org.blemish.cli.Main predict --quiet --threads 1 \
    --model "$(cd "$fixture/run" && pwd)" "$(cd "$fixture/parts" && pwd)" >/dev/null
    # With one thread the same lines are written at each build, but not in the same order.
    LC_ALL=C sort -u loaded.list >classes.list
    "$dump" ../java/bin/java classes.jsa -XX:SharedClassListFile=classes.list @class.path)
  rm -r "$target/tmp"
  rm "$root/opt/blemish/class.path" "$root/opt/blemish/loaded.list" "$root/opt/blemish/classes.list"
  # That of Java's own classes is a part of it.
  rm -f "$root"/opt/java/lib/server/classes*.jsa
  find "$root" -exec touch -h -d @1 {} +
}

stage whole
stage predict
