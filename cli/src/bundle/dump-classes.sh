#!/bin/sh
# Writes an archive of classes (class data sharing) that has the same bytes in each build on Linux.
# Usage: dump-classes.sh JAVA ARCHIVE OPTION...
# - Java writes addresses of its own code into the archive, which are random: 'setarch -R' makes them the same.
# - Threads of the compiler and of the collector change the order of names: nothing is compiled, and the serial
#   collector has no threads. It leaves out objects, which the collectors that Blemish uses ignore.
# - Other threads of Java load classes at the same time as the main one: on one processor ('taskset'), where a thread
#   that wakes does not interrupt the one that runs ('chrt -b'), they do so in the same order nearly always. The rest is
#   found by writing the archive until five are the same.
set -eu
java=$1
archive=$2
shift 2
set -- "$java" -Xint -XX:+UseSerialGC -Xms128m -Xmx128m -Xshare:dump -Xlog:disable \
  "-XX:SharedArchiveFile=$archive.new" "$@"
tries=30
same=5
processor=$(sed -n 's/^Cpus_allowed_list:[[:space:]]*\([0-9]*\).*/\1/p' /proc/self/status 2>/dev/null || true)
if taskset -c "$processor" chrt -b 0 setarch -R true 2>/dev/null; then
  set -- taskset -c "$processor" chrt -b 0 setarch -R "$@"
else
  echo "dump-classes.sh: 'taskset', 'chrt -b' or 'setarch -R' is missing or not permitted:" \
    "another build will write another archive" >&2
  same=1
fi
seen=
while [ "$tries" -gt 0 ]; do
  tries=$((tries - 1))
  rm -f "$archive.new"
  "$@"
  sum=$(cksum <"$archive.new" | tr ' ' -)
  seen="$seen $sum"
  # shellcheck disable=SC2086 # one word for each archive
  if [ "$(printf '%s\n' $seen | grep -cx "$sum")" -ge "$same" ]; then
    break
  fi
done
mv -f "$archive.new" "$archive"
