import type { components } from './schema';

type Described = components['schemas'];

export type Json = null | boolean | number | string | Json[] | JsonObject;

export type JsonObject = { [key: string]: Json };

/**
 * What the server answers, by its name in docs/api.json. `Exact` says more of fields of which the document says too
 * little: of which words a text is one, what a JSON value holds. It cannot name a field that is not there, nor
 * contradict what is said of it.
 */
export type Answer<
  Name extends keyof Described,
  Exact extends Within<Described[Name], Exact> = Record<never, never>,
> = Merged<Omit<Described[Name], keyof Exact> & Exact>;

/** What is sent to the server: each field can be left out. */
export type Wish<
  Name extends keyof Described,
  Exact extends Within<Described[Name], Exact> = Record<never, never>,
> = Partial<Answer<Name, Exact>>;

type Merged<T> = { [Field in keyof T]: T[Field] };

type Within<T, Exact> = {
  [Field in keyof Exact]: Field extends keyof T ? T[Field] : never;
};
