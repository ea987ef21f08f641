/** The settings of a cluster, as lines of a configuration file. */
export function settings({ port, durable }: { port: number; durable: boolean }): string {
  return Object.entries({ ...common, ...(durable ? lasting : temporary), port: String(port) })
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join("")
}

const common = {
  listen_addresses: "127.0.0.1",
  // Sockets in /tmp would collide between checkouts, and a path in a deep folder is too long for one.
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  // Most rows are small and all hot in memory: an index beats a scan sooner than Postgres assumes for disks.
  random_page_cost: "1.1",
  timezone: "UTC",
  log_timezone: "UTC",
  logging_collector: "on",
  log_directory: "log",
  // One file a weekday, overwritten a week later: the log never fills the disk.
  log_filename: "postgres-%a.log",
  log_truncate_on_rotation: "on",
  log_checkpoints: "off",
  // Failed statements quote what people typed. The portal reports them without it; Postgres' log stays silent.
  log_min_messages: "log",
}

/** What was answered "registered" survives a power cut. */
const lasting = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" }

/** A cluster for tests is thrown away, so it need not survive anything. */
const temporary = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum_naptime: "10s",
}
