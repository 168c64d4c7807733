import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { Database } from '../platform/database/database.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { notFound, type ProblemContent } from '../platform/http/problem.js';
import { html, type Answer } from '../platform/web/answer.js';
import { departmentForm, departmentParams, newDepartmentForm } from './administration.schemas.js';
import { changedMeanwhile } from './administration.problems.js';
import { DepartmentPage } from './departments.views.js';
import { editedDepartments, type EditedDepartment } from './edited-place.js';
import { EditingService, fingerprintOf } from './editing.service.js';
import { doneOrAgain } from './refusal.views.js';

const ask = { access: 'network.settings' } satisfies PageDescription;
const add = { access: 'network.settings', form: newDepartmentForm } satisfies PageDescription;
const show = { access: 'network.edit', params: departmentParams } satisfies PageDescription;
const save = {
  access: 'network.edit',
  params: departmentParams,
  form: departmentForm,
} satisfies PageDescription;

interface Shown {
  readonly form?: Filled<unknown>;
  readonly refusal?: ProblemContent;
}

/** Added by an administrator; what it is called, and who answers for it, its coordinators say. */
@Controller('administration/departments')
export class DepartmentsPages {
  constructor(
    private readonly editing: EditingService,
    private readonly database: Database,
  ) {}

  @Get('new')
  @Page(ask)
  ask(@Visiting() visit: Visit): Answer {
    return html(<DepartmentPage visit={visit} department={null} />);
  }

  @Post('new')
  @Page(add)
  async add(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof add>): Promise<Answer> {
    const again = (shown: Shown): JSX.Element => (
      <DepartmentPage visit={visit} department={null} {...shown} />
    );
    if (form.errors) return html(again({ form }), 422);
    const { value, typed } = form;
    const { caller } = visitorOf(visit);
    return doneOrAgain(
      async () => {
        await this.editing.add(caller, (network) => {
          if (network.departments.some(({ code }) => code === value.code)) throw changedMeanwhile();
          return { departments: [...network.departments, value] };
        });
        return '/administration?done=added';
      },
      (refusal) => again({ form: { value: null, errors: {}, typed }, refusal }),
    );
  }

  @Get(':code')
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof show>): Promise<Answer> {
    return html(<DepartmentPage visit={visit} department={await this.department(visit, params.code)} />);
  }

  @Post(':code')
  @Page(save)
  async save(
    @Visiting() visit: Visit,
    @Input() { params: { code }, form }: PageInputOf<typeof save>,
  ): Promise<Answer> {
    const department = await this.department(visit, code);
    if (form.errors) return html(<DepartmentPage visit={visit} department={department} form={form} />, 422);
    const { typed, value } = form;
    const { name, coordinator, shown } = value;
    return doneOrAgain(
      async () => {
        await this.editing.add(visitorOf(visit).caller, (network) => {
          const before = network.departments.find((one) => one.code === code);
          if (fingerprintOf(before) !== shown) throw changedMeanwhile();
          const others = network.departments.filter((one) => one.code !== code);
          return { departments: [...others, { code, name, coordinator }] };
        });
        return '/administration?done=saved';
      },
      async (refusal) => (
        <DepartmentPage
          visit={visit}
          department={await this.department(visit, code)}
          form={{ value: null, errors: {}, typed }}
          refusal={refusal}
        />
      ),
    );
  }

  private async department(visit: Visit, code: string): Promise<EditedDepartment> {
    const departments = await editedDepartments(this.database, visitorOf(visit).caller);
    const department = departments.find((one) => one.code === code);
    if (department === undefined) throw notFound();
    return department;
  }
}
