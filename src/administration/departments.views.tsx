import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { ProblemContent } from '../platform/http/problem.js';
import type { Words } from '../platform/i18n/language.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { NetworkFrame } from './administration-frame.js';
import { ADMINISTRATION_WORDS } from './administration.words.js';
import type { EditedDepartment } from './edited-place.js';
import { fingerprintOf } from './editing.service.js';
import { Refusal } from './refusal.views.js';
import { nonEmpty } from './shown-again.js';

export function DepartmentPage({
  visit,
  department,
  form,
  refusal,
}: {
  readonly visit: Visit;
  /** Null: a new one. */
  readonly department: EditedDepartment | null;
  readonly form?: Filled<unknown>;
  readonly refusal?: ProblemContent;
}): JSX.Element {
  const { language } = visit;
  const typed = form?.typed ?? {
    code: '',
    name: department?.name ?? '',
    coordinator: department?.coordinator ?? '',
  };
  const errors = form?.errors ?? {};
  const labels = Object.fromEntries(Object.entries(LABELS).map(([name, label]) => [name, label[language]]));
  return (
    <NetworkFrame visit={visit} section="overview" title={department?.name ?? ADD[language]}>
      <WhatIsWrong form={form ? nonEmpty(form) : null} language={language} labels={labels} />
      <Refusal refusal={refusal ?? null} timeZone="Europe/Paris" language={language} />
      <Form
        action={`/administration/departments/${department?.code ?? 'new'}`}
        formToken={visitorOf(visit).formToken}
      >
        {department === null ? (
          <Field
            name="code"
            label={LABELS.code[language]}
            value={typed['code']}
            error={errors['code']}
            maxlength={3}
            required
          />
        ) : (
          <input type="hidden" name="shown" value={fingerprintOf(department)} />
        )}
        <Field
          name="name"
          label={LABELS.name[language]}
          value={typed['name']}
          error={errors['name']}
          maxlength={200}
          required
        />
        <Field
          name="coordinator"
          label={LABELS.coordinator[language]}
          help={COORDINATOR_HELP[language]}
          value={typed['coordinator']}
          error={errors['coordinator']}
          maxlength={200}
          required
        />
        <p class="actions">
          <button type="submit">{ADMINISTRATION_WORDS.save[language]}</button>
        </p>
      </Form>
    </NetworkFrame>
  );
}

const ADD: Words = { fr: 'Ajouter un département', en: 'Add a department' };
const LABELS = {
  code: { fr: 'Numéro du département', en: 'Number of the department' },
  name: { fr: 'Nom', en: 'Name' },
  coordinator: { fr: 'Qui coordonne', en: 'Who coordinates' },
} satisfies Record<string, Words>;
const COORDINATOR_HELP: Words = {
  fr: 'L’organisme, et comment le joindre\u00a0; le public lit cette ligne.',
  en: 'The organisation, and how to reach it; the public reads this line.',
};
