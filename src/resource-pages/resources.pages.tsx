import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { placePath } from '../administration/administration-frame.js';
import { doneQuery, shownForm, telecentreParams } from '../administration/administration.schemas.js';
import type { Done } from '../administration/administration.words.js';
import { EditingService, fingerprintOf, type Part } from '../administration/editing.service.js';
import { keyOf, unusedKey } from '../administration/names.js';
import { doneOrAgain } from '../administration/refusal.views.js';
import { keysOf } from '../network-file/keys.js';
import type { FileResource, FileTelecentre } from '../network-file/schema.js';
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
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { withParts } from './parts-form.js';
import { contradiction, readPolicy } from './policy-form.js';
import { PRESETS, resourceOf } from './presets.js';
import { usedKeys, withdrawnEntries } from './resources.queries.js';
import { newResourceForm, resourceForm, resourceParams } from './resources.schemas.js';
import { ResourcePage, ResourcesPage } from './resources.views.js';

const show = { access: 'network.edit', params: telecentreParams, query: doneQuery } satisfies PageDescription;
const add = {
  access: 'network.edit',
  params: telecentreParams,
  form: newResourceForm,
} satisfies PageDescription;
const open = { access: 'network.edit', params: resourceParams } satisfies PageDescription;
const save = { access: 'network.edit', params: resourceParams, form: resourceForm } satisfies PageDescription;
const press = { access: 'network.edit', params: resourceParams, form: shownForm } satisfies PageDescription;

interface Shown {
  readonly form?: Filled<unknown>;
  readonly refusal?: ProblemContent;
  readonly done?: Done | undefined;
}

/** What can be booked at a telecentre. */
@Controller('administration/telecentres/:slug/resources')
export class ResourcesPages {
  constructor(
    private readonly editing: EditingService,
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
  ) {}

  @Get()
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return html(await this.list(visit, slug, { done: query.done }));
  }

  @Post()
  @Page(add)
  async add(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, form }: PageInputOf<typeof add>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    await this.editing.open(caller, slug);
    if (form.errors) return html(await this.list(visit, slug, { form }), 422);
    const { preset, name = PRESETS[preset].name, size = PRESETS[preset].usual } = form.value;
    const key = unusedKey(`${slug.slice(0, 40)}-${keyOf(name, 30)}`, await usedKeys(this.database));
    const added = resourceOf(preset, { key, name, size });
    return doneOrAgain(
      async () => {
        const change = (file: FileTelecentre) => withResources(file, [...file.resources, added]);
        await this.editing.change(caller, slug, { part: NOTHING, shown: fingerprintOf(null), change });
        return `${placePath(slug, 'resources')}?done=added`;
      },
      (refusal) => this.list(visit, slug, { form: { ...form, value: null, errors: {} }, refusal }),
    );
  }

  @Get(':key')
  @Page(open)
  async open(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof open>): Promise<Answer> {
    return html(await this.page(visit, params.slug, params.key, {}));
  }

  @Post(':key')
  @Page(save)
  async save(
    @Visiting() visit: Visit,
    @Input() { params: { slug, key }, form }: PageInputOf<typeof save>,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const kept = entryOf((await this.editing.open(caller, slug)).file, key);
    const { typed } = form;
    const { changes, errors } = readPolicy(typed, visit.language);
    const wrong = contradiction({ ...kept.policy, ...changes });
    const all = { ...form.errors, ...errors, ...(wrong && { longestMinutes: wrong[visit.language] }) };
    if (form.errors || Object.keys(all).length > 0)
      return html(await this.page(visit, slug, key, { form: { value: null, errors: all, typed } }), 422);
    const { name, size, shown } = form.value;
    const equipment = equipmentIn(typed);
    return doneOrAgain(
      async () => {
        const change = replacing(key, (entry, file) => ({
          ...withParts(entry, file, typed),
          name,
          ...(entry.places === undefined ? { capacity: size } : { places: size }),
          equipment,
          policy: { ...entry.policy, ...changes },
        }));
        await this.editing.change(caller, slug, { part: entryPart(key), shown, change });
        return `${placePath(slug, 'resources')}?done=saved`;
      },
      (refusal) => this.page(visit, slug, key, { form: { value: null, errors: {}, typed }, refusal }),
    );
  }

  @Post(':key/withdrawal')
  @Page(press)
  async withdraw(
    @Visiting() visit: Visit,
    @Input() { params: { slug, key }, form }: PageInputOf<typeof press>,
  ): Promise<Answer> {
    if (form.errors) throw notFound();
    const { shown } = form.value;
    return doneOrAgain(
      async () => {
        const change = replacing(key, () => null);
        await this.editing.change(visitorOf(visit).caller, slug, { part: entryPart(key), shown, change });
        return `${placePath(slug, 'resources')}?done=withdrawn`;
      },
      (refusal) => this.page(visit, slug, key, { refusal }),
    );
  }

  /** As it was before it was withdrawn. */
  @Post(':key/return')
  @Page({ access: 'network.edit', params: resourceParams })
  async return(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof open>): Promise<Answer> {
    const { slug, key } = params;
    const { caller } = visitorOf(visit);
    const { place, file } = await this.editing.open(caller, slug);
    const withdrawn = await withdrawnEntries(this.database, place.telecentreId, file.resources);
    const entry = withdrawn.find((one) => one.key === key);
    if (entry === undefined) throw notFound();
    return doneOrAgain(
      async () => {
        const change = (before: FileTelecentre) => withResources(before, [...before.resources, entry]);
        await this.editing.change(caller, slug, { part: NOTHING, shown: fingerprintOf(null), change });
        return `${placePath(slug, 'resources')}?done=returned`;
      },
      (refusal) => this.list(visit, slug, { refusal }),
    );
  }

  private async list(visit: Visit, slug: string, shown: Shown): Promise<JSX.Element> {
    const opened = await this.editing.open(visitorOf(visit).caller, slug);
    const { place, file } = opened;
    const withdrawn = await withdrawnEntries(this.database, place.telecentreId, file.resources);
    return <ResourcesPage visit={visit} {...opened} withdrawn={withdrawn} {...shown} />;
  }

  private async page(visit: Visit, slug: string, key: string, shown: Shown): Promise<JSX.Element> {
    const opened = await this.editing.open(visitorOf(visit).caller, slug);
    const entry = entryOf(opened.file, key);
    const { equipment } = await this.directory.fresh();
    return <ResourcePage visit={visit} {...opened} entry={entry} vocabulary={equipment} {...shown} />;
  }
}

/** Something is added, and nothing that was shown is written over. */
const NOTHING: Part = () => null;

export function entryPart(key: string): Part {
  return ({ resources }) => resources.find((one) => one.key === key) ?? null;
}

function entryOf({ resources }: FileTelecentre, key: string): FileResource {
  const entry = resources.find((one) => one.key === key);
  if (entry === undefined) throw notFound();
  return entry;
}

function equipmentIn(typed: Readonly<Record<string, string>>): string[] {
  return Object.keys(typed).flatMap((name) => /^equipment-([a-z0-9_]+)$/.exec(name)?.[1] ?? []);
}

function replacing(
  key: string,
  change: (entry: FileResource, file: FileTelecentre) => FileResource | null,
): (file: FileTelecentre) => FileTelecentre {
  return (file) =>
    withResources(
      file,
      file.resources.flatMap((one) => (one.key === key ? (change(one, file) ?? []) : [one])),
    );
}

/** Closures of what is no longer offered go with it. */
function withResources(file: FileTelecentre, resources: FileResource[]): FileTelecentre {
  const keys = new Set(resources.flatMap(keysOf));
  const closures = file.closures.filter(({ resource }) => resource === undefined || keys.has(resource));
  return { ...file, resources, closures };
}
