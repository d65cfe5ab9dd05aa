/** Does the same to many things, a few at a time, and goes on past those that refuse. */
export async function onAll<T>(
  things: T[],
  act: (thing: T) => Promise<unknown>,
  atOnce = 4,
): Promise<{ done: number; errors: unknown[] }> {
  const waiting = [...things];
  const errors: unknown[] = [];
  let done = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        await act(next);
        done += 1;
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, work));
  return { done, errors };
}
