#!/bin/sh
# Writes an archive of classes (class data sharing) that has the same bytes in each build on Linux.
# Usage: dump-classes.sh JAVA ARCHIVE OPTION...
# - Java writes addresses of its own code into the archive, which are random: 'setarch -R' makes them the same.
# - Threads of the compiler and of the collector change the order of names: nothing is compiled, and the serial
#   collector has no threads. It leaves out objects, which the collectors that Blemish uses ignore.
# - Other threads of Java still do that in a sixth to a third of all times, seldom in the same way: so the archive is
#   written until five are the same.
set -eu
java=$1
archive=$2
shift 2
set -- "$java" -Xint -XX:+UseSerialGC -Xms128m -Xmx128m -Xshare:dump -Xlog:disable \
  "-XX:SharedArchiveFile=$archive.new" "$@"
tries=30
same=5
if setarch -R true 2>/dev/null; then
  set -- setarch -R "$@"
else
  echo "dump-classes.sh: 'setarch -R' is missing or not permitted: another build will write another archive" >&2
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
