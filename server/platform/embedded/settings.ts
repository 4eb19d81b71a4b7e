/** One setting of the embedded server and why it is not PostgreSQL's default. */
export interface Setting {
  name: string
  value: string
  because: string
}

/** For 2 cores shared with the application and 4 GB of memory or more; commits are always durable. */
export const settings: readonly Setting[] = [
  { name: 'listen_addresses', value: '', because: 'a unix socket alone: nothing on the network' },
  { name: 'unix_socket_permissions', value: '0700', because: 'its owner and root, nobody else' },
  {
    name: 'max_connections',
    value: '100',
    because: 'server, jobs, bench and command line together',
  },
  { name: 'fsync', value: 'on', because: 'an acknowledged report survives a power cut' },
  { name: 'synchronous_commit', value: 'on', because: 'the same: no commit before it is on disk' },
  { name: 'full_page_writes', value: 'on', because: 'torn pages after a crash are repaired' },
  { name: 'shared_buffers', value: '256MB', because: 'holds the open cases and their indexes' },
  { name: 'effective_cache_size', value: '1GB', because: 'what the system caches beside it' },
  { name: 'work_mem', value: '16MB', because: 'sorts of an overview stay in memory' },
  { name: 'maintenance_work_mem', value: '128MB', because: 'index builds of a first import' },
  { name: 'max_wal_size', value: '2GB', because: 'a bulk import does not force checkpoints' },
  { name: 'min_wal_size', value: '256MB', because: 'log files are reused, not made anew' },
  { name: 'checkpoint_timeout', value: '15min', because: 'fewer full pages written to the log' },
  {
    name: 'wal_compression',
    value: 'off',
    because: 'built without lz4; pglz costs more than it saves',
  },
  { name: 'random_page_cost', value: '1.1', because: 'solid-state disks' },
  { name: 'jit', value: 'off', because: 'short queries; the build ships no compiler' },
  {
    name: 'max_parallel_workers_per_gather',
    value: '1',
    because: '2 cores: leave one to the rest',
  },
  { name: 'timezone', value: 'Asia/Shanghai', because: 'the town lives by it' },
  { name: 'log_timezone', value: 'Asia/Shanghai', because: 'logs read like the timeline' },
  { name: 'log_line_prefix', value: '%m [%p] %q%a ', because: 'time, process, application' },
  { name: 'log_min_duration_statement', value: '500ms', because: 'slow queries are named' },
  { name: 'log_parameter_max_length', value: '0', because: 'parameters carry personal data' },
  { name: 'log_error_verbosity', value: 'terse', because: 'details of an error quote rows' },
]

/** Libraries loaded at start where the package ships them: name of the file without its ending. */
export const preloaded: readonly string[] = ['pg_stat_statements']
