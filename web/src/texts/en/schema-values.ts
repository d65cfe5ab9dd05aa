import { count, plural } from 'texts/language';

/** What is said about the values that a schema allows, wherever they are shown or edited. */
export const schemaValues = {
  types: {
    enum: 'enum',
    any: 'any',
    oneOf: (types: string[]) => types.join(' or '),
    orNull: (type: string) => `${type} or null`,
  },
  breaches: {
    missing: 'Must be filled in.',
    empty: 'Must not be empty.',
    notText: 'Not a text.',
    notNumber: 'Not a number.',
    notBoolean: 'Yes or no.',
    notChoice: 'Choose one.',
    notList: 'Not a list.',
    notObject: 'Not an object.',
    tooFewItems: (least: number) => `At least ${plural(least, 'item')}.`,
    tooManyItems: (most: number) => `At most ${plural(most, 'item')}.`,
    twice: 'Is there twice.',
    noSuchField: (name: string) => `“${name}” is not a field here.`,
    notWhole: 'A whole number.',
    atLeast: (least: number) => `At least ${least}.`,
    atMost: (most: number) => `At most ${most}.`,
    moreThan: (bound: number) => `More than ${bound}.`,
    lessThan: (bound: number) => `Less than ${bound}.`,
    multipleOf: (step: number) => `A multiple of ${step}.`,
    tooShort: (least: number) => `At least ${plural(least, 'character')}.`,
    tooLong: (most: number, tooMany: number) =>
      `At most ${plural(most, 'character')}, ${count(tooMany)} too many.`,
    noMatch: (pattern: string) => `Must match ${pattern}`,
    formats: {
      date: 'A date: 2026-01-31.',
      'date-time': 'A time: 2026-01-31T09:00:00Z.',
      email: 'An e-mail address.',
      uri: 'An address with its scheme: https://…',
    },
  },
  /** Why a form cannot draw a definition: the ends of a sentence that begins with what cannot be drawn. */
  unknown: {
    keyword: (keyword: string) => `it says ${keyword}`,
    reference: (place: string) => `it refers to ${place}`,
    tooDeep: 'it goes too deep',
    choices: 'its choices are lists or objects',
    noType: 'it names no type',
    severalTypes: 'it allows several types',
    type: (type: string) => `its type is ${type}`,
    noItems: 'it does not say what it is a list of',
    inItems: (why: string) => `in its items, ${why}`,
    noFields: 'it does not name its fields',
    anyName: 'it has fields of any name',
    undescribed: 'it requires a field that it does not describe',
    inField: (field: string, why: string) => `in ${field}, ${why}`,
  },
};
