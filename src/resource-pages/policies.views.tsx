import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { NetworkFrame } from '../administration/administration-frame.js';
import type { Done } from '../administration/administration.words.js';
import type { EditedDepartment, EditedPlace } from '../administration/edited-place.js';
import { Refusal } from '../administration/refusal.views.js';
import { nonEmpty } from '../administration/shown-again.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { ProblemContent } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Choice, Form, WhatIsWrong } from '../platform/web/form.js';
import { KINDS, type Kind } from '../reservation/kind.js';
import type { ChangedPlaces } from './changed-rules.js';
import { PolicyFields } from './policy-fields.views.js';
import { RULE_FIELDS } from './policy-form.js';

export interface PoliciesProps {
  readonly visit: Visit;
  readonly departments: readonly EditedDepartment[];
  readonly places: readonly EditedPlace[];
  readonly form?: Filled<unknown>;
  readonly refusal?: ProblemContent;
  readonly done?: Done | undefined;
  /** By the press before. */
  readonly changed?: readonly ChangedPlaces[];
}

export function PoliciesPage({
  visit,
  departments,
  places,
  form,
  refusal,
  done,
  changed = [],
}: PoliciesProps): JSX.Element {
  const { language } = visit;
  const typed = form?.typed ?? {};
  const errors = form?.errors ?? {};
  const labels = {
    where: WORDS.where[language],
    kind: WORDS.kind[language],
    ...Object.fromEntries(RULE_FIELDS.map(({ of, label }) => [of, label[language]])),
  };
  return (
    <NetworkFrame visit={visit} section="policies" title={WORDS.title[language]} done={done}>
      {changed.length > 0 && <Changed changed={changed} language={language} />}
      <p>{WORDS.introduction[language]}</p>
      <WhatIsWrong form={form ? nonEmpty(form) : null} language={language} labels={labels} />
      <Refusal refusal={refusal ?? null} timeZone="Europe/Paris" language={language} />
      <Form action="/administration/policies" formToken={visitorOf(visit).formToken}>
        <Choice
          name="where"
          label={labels.where}
          value={typed['where']}
          error={errors['where']}
          unchosen={WORDS.choose[language]}
          options={departments.map(({ code, name }) => ({
            label: name,
            options: [
              { value: `department:${code}`, label: `${WORDS.wholeDepartment[language]} ${name}` },
              ...places
                .filter(({ departmentCode }) => departmentCode === code)
                .map((place) => ({ value: `telecentre:${place.slug}`, label: place.name })),
            ],
          }))}
        />
        <Choice
          name="kind"
          label={labels.kind}
          value={typed['kind']}
          error={errors['kind']}
          options={KINDS.map((kind) => ({ value: kind, label: ALL_OF[kind][language] }))}
        />
        <PolicyFields typed={typed} errors={errors} language={language} ofMany />
        <p class="actions">
          <button type="submit">{WORDS.save[language]}</button>
        </p>
      </Form>
    </NetworkFrame>
  );
}

function Changed({
  changed,
  language,
}: {
  readonly changed: readonly ChangedPlaces[];
  readonly language: Language;
}): JSX.Element {
  const count = changed.reduce((sum, { places }) => sum + places, 0);
  return (
    <div class="notice" role="status">
      <p>{(count === 1 ? WORDS.oneChanged : WORDS.manyChanged)[language].replace('#', String(count))}</p>
      <ul>
        {changed.map(({ telecentre, places, names }) => (
          <li key={telecentre}>
            <strong>{telecentre}</strong> ({places}){WORDS.colon[language]}
            {names.join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

const ALL_OF: Readonly<Record<Kind, Words>> = {
  desk: { fr: 'Les postes', en: 'Desks' },
  office: { fr: 'Les bureaux', en: 'Offices' },
  meeting_room: { fr: 'Les salles de réunion', en: 'Meeting rooms' },
  training_room: { fr: 'Les salles de formation', en: 'Training rooms' },
  videoconference_room: { fr: 'Les salles de visioconférence', en: 'Videoconference rooms' },
};

const WORDS = {
  title: { fr: 'Règles de réservation', en: 'Rules of bookings' },
  oneChanged: { fr: 'Une place changée\u00a0:', en: 'One place changed:' },
  manyChanged: { fr: '#\u00a0places changées\u00a0:', en: '# places changed:' },
  colon: { fr: '\u00a0: ', en: ': ' },
  introduction: {
    fr: 'Les mêmes règles pour plusieurs places à la fois. Ce qui reste vide ne change pas.',
    en: 'The same rules for several places at once. What is left blank does not change.',
  },
  where: { fr: 'Où', en: 'Where' },
  choose: { fr: 'Choisir', en: 'Choose' },
  wholeDepartment: { fr: 'Tous les télécentres de\u00a0:', en: 'All telecentres of' },
  kind: { fr: 'Pour', en: 'For' },
  save: { fr: 'Appliquer à toutes', en: 'Apply to all' },
} satisfies Record<string, Words>;
