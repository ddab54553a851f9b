# Sourced: starts a throw-away PostgreSQL 15 cluster and sets POSTGRESQL_URL; it is removed when the shell ends.
POSTGRESQL_BIN=/usr/lib/postgresql/15/bin
POSTGRESQL_AS=()

start_postgresql() {
  local port="${POSTGRESQL_PORT:-54399}"
  POSTGRESQL_HOME="$(mktemp -d)"
  if [ "$(id -u)" = 0 ]; then # the server refuses to run as root
    chown postgres "$POSTGRESQL_HOME"
    POSTGRESQL_AS=(setpriv --reuid postgres --regid postgres --clear-groups)
  fi
  trap stop_postgresql EXIT
  (
    cd /
    "${POSTGRESQL_AS[@]}" "$POSTGRESQL_BIN/initdb" -D "$POSTGRESQL_HOME/data" -U huiyin --auth trust -E UTF8 --locale C >/dev/null
    "${POSTGRESQL_AS[@]}" "$POSTGRESQL_BIN/pg_ctl" -D "$POSTGRESQL_HOME/data" -w -l "$POSTGRESQL_HOME/log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$POSTGRESQL_HOME -c fsync=off -c max_connections=200" start >/dev/null
    "${POSTGRESQL_AS[@]}" "$POSTGRESQL_BIN/createdb" -h 127.0.0.1 -p "$port" -U huiyin huiyin
  )
  POSTGRESQL_URL="postgresql://huiyin@127.0.0.1:$port/huiyin"
}

stop_postgresql() {
  (cd / && "${POSTGRESQL_AS[@]}" "$POSTGRESQL_BIN/pg_ctl" -D "$POSTGRESQL_HOME/data" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$POSTGRESQL_HOME"
}
