import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { NetworkFrame } from '../administration/administration-frame.js';
import type { Done } from '../administration/administration.words.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { EQUIPMENT, type EquipmentWord } from '../telecentres/equipment.js';

export function EquipmentPage({
  visit,
  words,
  form,
  done,
}: {
  readonly visit: Visit;
  readonly words: readonly EquipmentWord[];
  readonly form?: Filled<unknown>;
  readonly done?: Done | undefined;
}): JSX.Element {
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  const known: readonly string[] = EQUIPMENT;
  const added = words.filter(({ word }) => !known.includes(word));
  const typed = form?.typed ?? {};
  const errors = form?.errors ?? {};
  const labels = { french: WORDS.french[language], english: WORDS.english[language] };
  return (
    <NetworkFrame visit={visit} section="equipment" title={WORDS.title[language]} done={done}>
      <p>{WORDS.introduction[language]}</p>
      <p>
        {words
          .filter(({ word }) => known.includes(word))
          .map(({ inWords }) => inWords[language])
          .join(', ')}
      </p>
      {added.length > 0 && (
        <ul class="rows">
          {added.map(({ word, inWords, retired }) => (
            <li key={word}>
              <p>
                <strong>{inWords.fr}</strong> <span class="muted">({inWords.en})</span>
                {retired && <span class="mark">{WORDS.retired[language]}</span>}
              </p>
              <Form action={`/administration/equipment/${word}/retirement`} formToken={formToken}>
                <input type="hidden" name="retired" value={retired ? 'no' : 'yes'} />
                <button
                  type="submit"
                  class="quiet"
                  aria-label={`${(retired ? WORDS.offer : WORDS.retire)[language]}, ${inWords[language]}`}
                >
                  {(retired ? WORDS.offer : WORDS.retire)[language]}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <h2>{WORDS.add[language]}</h2>
      <WhatIsWrong form={form ?? null} language={language} labels={labels} />
      <Form action="/administration/equipment" formToken={formToken}>
        <Field
          name="french"
          label={labels.french}
          value={typed['french']}
          error={errors['french']}
          maxlength={60}
          required
        />
        <Field
          name="english"
          label={labels.english}
          value={typed['english']}
          error={errors['english']}
          maxlength={60}
          required
        />
        <p class="actions">
          <button type="submit">{WORDS.add[language]}</button>
        </p>
      </Form>
    </NetworkFrame>
  );
}

const WORDS = {
  title: { fr: 'Équipements', en: 'Equipment' },
  introduction: {
    fr: 'Les mots par lesquels on décrit et on cherche l’équipement. Ceux-ci sont toujours là\u00a0:',
    en: 'The words in which equipment is described and searched for. These are always there:',
  },
  french: { fr: 'En français, comme «\u00a0écran tactile\u00a0»', en: 'In French' },
  english: { fr: 'En anglais, comme «\u00a0touch screen\u00a0»', en: 'In English, such as “touch screen”' },
  add: { fr: 'Ajouter un mot', en: 'Add a word' },
  retired: { fr: 'plus proposé', en: 'no longer offered' },
  retire: { fr: 'Ne plus proposer', en: 'Offer no more' },
  offer: { fr: 'Proposer à nouveau', en: 'Offer again' },
} satisfies Record<string, Words>;
