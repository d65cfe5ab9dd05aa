import { describe, expect, it } from 'vitest';
import { onAll } from './onAll';

describe('the same to many', () => {
  it('is done a few at a time, and goes on past what refuses', async () => {
    let flying = 0;
    let most = 0;
    const act = async (number: number) => {
      most = Math.max(most, ++flying);
      await new Promise((done) => setTimeout(done));
      flying -= 1;
      if (number % 10 === 9) throw new Error(`no ${number}`);
    };
    const { done, errors } = await onAll(
      Array.from({ length: 30 }, (_, index) => index),
      act,
      4,
    );
    expect({ done, most, refused: errors.length }).toEqual({ done: 27, most: 4, refused: 3 });
  });
});
