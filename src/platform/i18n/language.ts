/** French in front, English as second language: the languages people are answered in. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same sentence in every language. */
export type Words = Readonly<Record<Language, string>>;

/** French, unless the Accept-Language header (RFC 9110, 12.5.4) prefers English. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters
        .map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1])
        .find((one) => one !== undefined);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  const known = ranked.find(({ language }) => LANGUAGES.some((one) => one === language));
  return known?.language === 'en' ? 'en' : 'fr';
}
