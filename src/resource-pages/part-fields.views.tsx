import type { JSX } from 'preact';
import type { FileResource } from '../network-file/schema.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { partField } from './parts-form.js';

export function PartFields({
  rooms,
  typed,
  language,
}: {
  readonly rooms: readonly FileResource[];
  readonly typed: Typed;
  readonly language: Language;
}): JSX.Element | null {
  if (rooms.length === 0) return null;
  return (
    <fieldset class="field wide" aria-describedby="parts-help">
      <legend>{WORDS.parts[language]}</legend>
      <small id="parts-help" class="help">
        {WORDS.help[language]}
      </small>
      <div class="choices">
        {rooms.map(({ key, name }) => (
          <label key={key} class="tick">
            <input
              type="checkbox"
              name={partField(key)}
              value="yes"
              checked={typed[partField(key)] === 'yes'}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const WORDS = {
  parts: { fr: 'Cette salle réunit (facultatif)', en: 'This room joins (optional)' },
  help: {
    fr: 'Réserver la salle réserve aussi ces pièces\u00a0; réserver une pièce rend la salle indisponible.',
    en: 'To book this room books these rooms as well; once one of them is booked, this room cannot be.',
  },
} satisfies Record<string, Words>;
