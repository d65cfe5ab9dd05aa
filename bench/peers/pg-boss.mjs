// Drains a filled pg-boss queue with as many loops of fetch and complete as there are workers: its own work() sleeps between fetches.
// node pg-boss.mjs JOBS WORKERS BATCH, the database in DATABASE_URL; prints the jobs a second.
import PgBoss from 'pg-boss';
import pg from 'pg';

const [jobs, workers, batch] = process.argv.slice(2).map(Number);
const connectionString = process.env.DATABASE_URL;
const direct = new pg.Client({ connectionString });
await direct.connect();
await direct.query('drop schema if exists pgboss cascade');
const boss = new PgBoss({ connectionString, max: workers + 2, schema: 'pgboss', supervise: false, schedule: false });
boss.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
await boss.start();
const queue = 'bench';
await boss.createQueue(queue);
const data = { summary: 'x'.repeat(200) };
for (let made = 0; made < jobs; made += 5000) {
  await boss.insert(Array.from({ length: Math.min(5000, jobs - made) }, () => ({ name: queue, data })));
}
await direct.query('vacuum analyze pgboss.job');
await direct.end();

let done = 0;
const started = performance.now();
await Promise.all(
  Array.from({ length: workers }, async () => {
    for (;;) {
      const fetched = await boss.fetch(queue, { batchSize: batch });
      if (!fetched?.length) return;
      await boss.complete(
        queue,
        fetched.map((job) => job.id),
      );
      done += fetched.length;
    }
  }),
);
console.log(done / ((performance.now() - started) / 1000));
await boss.stop({ graceful: false });
process.exit(done === jobs ? 0 : 1);
