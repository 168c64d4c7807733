import type { JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import type { Photo } from './photos.service.js';
import { TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';

/** Their size is said before they come, so that nothing moves when they do. */
export function PhotoList({
  photos,
  language,
}: {
  readonly photos: readonly Photo[];
  readonly language: Language;
}): JSX.Element | null {
  if (photos.length === 0) return null;
  return (
    <>
      <h2>{WORDS.photos[language]}</h2>
      <ul class="photos">
        {photos.map(({ file, alt, credit, width, height }) => (
          <li key={file}>
            <figure>
              <img src={`/photos/${file}`} alt={alt} width={width} height={height} loading="lazy" />
              {credit !== null && (
                <figcaption class="muted">
                  {WORDS.photoBy[language]}
                  {credit}
                </figcaption>
              )}
            </figure>
          </li>
        ))}
      </ul>
    </>
  );
}
