import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const classPath = '../target/neo4j/classpath';

/** Whether there is a Neo4j to start. */
export const neo4jThere = existsSync(classPath);
export const noNeo4j = `There is no Neo4j to push to: ./mvnw antrun:run@neo4j-for-tests writes ${classPath}, as ./mvnw verify does.`;

export const neo4jUser = { name: 'neo4j', password: 'not-so-secret' };

/** A real Neo4j on loopback, in a process of its own, from the moment when it is ready until it is stopped. */
export function startNeo4j() {
  const folder = mkdtempSync(join(tmpdir(), 'blockdata-neo4j-'));
  const server = spawn(process.env.BLOCKDATA_JAVA ?? 'java', [
    '-Xmx640m',
    '-XX:TieredStopAtLevel=1',
    '--enable-native-access=ALL-UNNAMED',
    '-cp',
    readFileSync(classPath, 'utf8'),
    '../src/test/neo4j/Neo4jOnLoopback.java',
    '0',
    join(folder, 'data'),
    neo4jUser.password,
  ]);
  let wrong = '';
  server.stderr.on('data', (data: Buffer) => (wrong += data.toString()));
  const end = new Promise((done) => server.once('exit', done).once('error', done));
  const ready = new Promise<{ bolt: string; http: string }>((done, failed) => {
    createInterface(server.stdout).on('line', (line) => {
      const [word, bolt, http] = line.split(' ');
      if (word === 'ready') done({ bolt: `bolt://127.0.0.1:${new URL(bolt!).port}`, http: http! });
    });
    server.once('error', failed);
    server.once('exit', () => failed(new Error(`Neo4j ended, which needs a gigabyte of memory: ${wrong}`)));
  });
  // Whoever waits for it is told; until somebody does, nothing is broken.
  ready.catch(() => undefined);
  return {
    ready,
    /** The rows that a statement of Cypher brings, asked for past the product. */
    async ask(statement: string, parameters: Record<string, unknown> = {}): Promise<unknown[][]> {
      const { http } = await ready;
      const answer = await fetch(new URL('/db/neo4j/query/v2', http), {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          Authorization: `Basic ${btoa(`${neo4jUser.name}:${neo4jUser.password}`)}`,
        },
        body: JSON.stringify({ statement, parameters }),
      });
      if (!answer.ok) throw new Error(`${statement}: ${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as { data: { values: unknown[][] } }).data.values;
    },
    async stop() {
      server.kill('SIGKILL');
      await end;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
