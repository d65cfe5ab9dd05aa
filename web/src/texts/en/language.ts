/** The language of the texts in this folder, for dates, numbers and the page's `lang`. */
export const language = 'en';
export const locales = { numbers: 'en-US', dates: 'en-GB' };

const rules = new Intl.PluralRules(language);
const whole = new Intl.NumberFormat(locales.numbers);

/** "5,012". */
export function count(value: number): string {
  return whole.format(value);
}

/** "1 block", "5,012 blocks". */
export function plural(value: number, one: string, many: string = `${one}s`): string {
  return `${count(value)} ${rules.select(value) === 'one' ? one : many}`;
}
