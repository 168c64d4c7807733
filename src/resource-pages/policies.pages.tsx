import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { changeId, doneQuery } from '../administration/administration.schemas.js';
import { editedDepartments, editedPlaces } from '../administration/edited-place.js';
import { EditingService } from '../administration/editing.service.js';
import { changesTogether } from '../administration/history.queries.js';
import { doneOrAgain } from '../administration/refusal.views.js';
import type { FileTelecentre } from '../network-file/schema.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { html, type Answer } from '../platform/web/answer.js';
import { KINDS } from '../reservation/kind.js';
import { changedPlacesIn } from './changed-rules.js';
import { PoliciesPage, type PoliciesProps } from './policies.views.js';
import { readPolicy, type FilePolicy } from './policy-form.js';

const show = {
  access: 'network.edit',
  query: doneQuery.extend({ change: changeId.optional() }),
} satisfies PageDescription;
const save = {
  access: 'network.edit',
  form: z.looseObject({
    /** `department:46` or `telecentre:figeac`. */
    where: z.string().regex(/^(department:[0-9AB]{2,3}|telecentre:[a-z0-9-]{1,60})$/),
    kind: z.enum(KINDS),
  }),
} satisfies PageDescription;

/** The same rules for many resources at once. */
@Controller('administration/policies')
export class PoliciesPages {
  constructor(
    private readonly editing: EditingService,
    private readonly database: Database,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    const { done, change } = query;
    if (change === undefined) return html(<PoliciesPage {...await this.reach(visit)} done={done} />);
    const changes = await changesTogether(this.database, visitorOf(visit).caller, change);
    return html(<PoliciesPage {...await this.reach(visit)} changed={changedPlacesIn(changes)} />);
  }

  @Post()
  @Page(save)
  async save(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof save>): Promise<Answer> {
    const { typed } = form;
    const reach = await this.reach(visit);
    const { changes, errors } = readPolicy(typed, visit.language);
    const chosen = reach.places.filter(
      ({ slug, departmentCode }) =>
        typed['where'] === `telecentre:${slug}` || typed['where'] === `department:${departmentCode}`,
    );
    const all = {
      ...form.errors,
      ...errors,
      ...(form.errors === null && chosen.length === 0 && { where: NOWHERE[visit.language] }),
      ...(Object.keys(changes).length + Object.keys(errors).length === 0 && {
        horizonDays: NOTHING[visit.language],
      }),
    };
    if (form.errors || Object.keys(all).length > 0)
      return html(<PoliciesPage {...reach} form={{ value: null, errors: all, typed }} />, 422);
    const { kind } = form.value;
    return doneOrAgain(
      async () => {
        const slugs = chosen.map(({ slug }) => slug);
        const { caller } = visitorOf(visit);
        const change = await this.editing.changeAll(caller, slugs, withPolicy(kind, changes));
        return `/administration/policies?${change === null ? 'done=unchanged' : `change=${change}`}`;
      },
      (refusal) => <PoliciesPage {...reach} form={{ value: null, errors: {}, typed }} refusal={refusal} />,
    );
  }

  private async reach(visit: Visit): Promise<Pick<PoliciesProps, 'visit' | 'departments' | 'places'>> {
    const { caller } = visitorOf(visit);
    const [departments, places] = await Promise.all([
      editedDepartments(this.database, caller),
      editedPlaces(this.database, caller),
    ]);
    return { visit, departments, places };
  }
}

function withPolicy(kind: string, changes: Partial<FilePolicy>): (file: FileTelecentre) => FileTelecentre {
  return (file) => ({
    ...file,
    resources: file.resources.map((one) =>
      one.kind === kind ? { ...one, policy: { ...one.policy, ...changes } } : one,
    ),
  });
}

const NOWHERE: Words = { fr: 'choisissez dans la liste', en: 'choose from the list' };
const NOTHING: Words = {
  fr: 'remplissez au moins une règle à changer',
  en: 'fill in at least one rule that is to change',
};
