// Drains a filled graphile-worker queue: `plain` takes one job a round trip, as it comes; `local` is its fastest documented mode, a local queue
// with completions in batches. node graphile-worker.mjs plain|local JOBS WORKERS, the database in DATABASE_URL; prints the jobs a second.
import { Logger, run } from 'graphile-worker';
import pg from 'pg';

const [mode, ...sizes] = process.argv.slice(2);
const [jobs, workers] = sizes.map(Number);
const pgPool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: workers + 4 });
pgPool.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
const preset = {
  worker: { pgPool, ...(mode === 'local' ? { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } : {}) },
};
let done = 0;
let allDone;
const all = new Promise((resolve) => {
  allDone = resolve;
});
const options = {
  preset,
  pgPool,
  logger: new Logger(() => () => {}),
  concurrency: workers,
  noHandleSignals: true,
  pollInterval: 100,
  parsedCronItems: [],
  taskList: {
    noop: async () => {
      done += 1;
      if (done === jobs) allDone();
    },
  },
};
// Once idle, so that its schema is there.
await (await run(options)).stop();
await pgPool.query("select graphile_worker.add_job('noop', json_build_object('summary', repeat('x', 200))) from generate_series(1, $1)", [jobs]);
await pgPool.query('vacuum analyze graphile_worker._private_jobs');

const started = performance.now();
const runner = await run(options);
await all;
// Done is what the database says is done.
for (;;) {
  const { rows } = await pgPool.query('select count(*)::int as left from graphile_worker._private_jobs');
  if (rows[0].left === 0) break;
}
console.log(jobs / ((performance.now() - started) / 1000));
await runner.stop();
process.exit(0);
