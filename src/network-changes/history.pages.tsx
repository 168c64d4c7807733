import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { z } from 'zod';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { placePath } from '../administration/administration-frame.js';
import { changeId, removalForm } from '../administration/administration.schemas.js';
import { editedPlaces } from '../administration/edited-place.js';
import { EditingService } from '../administration/editing.service.js';
import { findChange, latestChanges, type RememberedChange } from '../administration/history.queries.js';
import { doneOrAgain } from '../administration/refusal.views.js';
import type { FileTelecentre } from '../network-file/schema.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound, type ProblemContent } from '../platform/http/problem.js';
import { download, html, type Answer } from '../platform/web/answer.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { HistoryPage } from './history.views.js';
import { NetworkFileService } from './network-file.service.js';
import { VersionPage, WHOLE } from './version.views.js';

const show = {
  access: 'network.edit',
  query: z.object({ telecentre: z.union([z.literal(''), telecentreSlug]).optional() }),
} satisfies PageDescription;
const params = z.strictObject({ id: changeId });
const version = { access: 'network.edit', params } satisfies PageDescription;
const restore = { access: 'network.edit', params, form: removalForm } satisfies PageDescription;

/** Of a telecentre that was there before. */
export interface ChangeOfPlace extends RememberedChange {
  readonly telecentre: string;
  readonly before: FileTelecentre;
}

/** Who has changed what, and when. */
@Controller('administration/history')
export class HistoryPages {
  constructor(
    private readonly database: Database,
    private readonly editing: EditingService,
    private readonly files: NetworkFileService,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const telecentre = query.telecentre || null;
    const [places, changes] = await Promise.all([
      editedPlaces(this.database, caller),
      latestChanges(this.database, caller, telecentre),
    ]);
    return html(<HistoryPage {...{ visit, places, changes, telecentre }} />);
  }

  /** What a telecentre was before a change, beside what it is now. */
  @Get(':id')
  @Page(version)
  async version(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof version>): Promise<Answer> {
    return html(await this.page(visit, await this.changeOf(visit, params.id)));
  }

  @Post(':id')
  @Page(restore)
  async restore(
    @Visiting() visit: Visit,
    @Input() { params: { id }, form }: PageInputOf<typeof restore>,
  ): Promise<Answer> {
    if (form.errors) throw notFound();
    const { shown, seen } = form.value;
    const change = await this.changeOf(visit, id);
    return doneOrAgain(
      async () => {
        const edit = { part: WHOLE, shown, seen, change: () => change.before, keepsMarks: true };
        await this.editing.change(visitorOf(visit).caller, change.telecentre, edit);
        return `${placePath(change.telecentre)}?done=restored`;
      },
      (refusal) => this.page(visit, change, refusal),
    );
  }

  /** A network file that brings a telecentre back to what it was before. */
  @Get(':id/before.json')
  @Page(version)
  async before(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof version>): Promise<Answer> {
    const change = await this.changeOf(visit, params.id);
    const network = await this.files.export(visitorOf(visit).caller);
    const file = { ...network, telecentres: [change.before] };
    return download('application/json', `${change.telecentre}.json`, JSON.stringify(file, null, 2));
  }

  private async page(visit: Visit, change: ChangeOfPlace, refusal?: ProblemContent): Promise<JSX.Element> {
    const open = await this.editing.open(visitorOf(visit).caller, change.telecentre);
    return <VersionPage visit={visit} {...open} change={change} refusal={refusal ?? null} />;
  }

  private async changeOf(visit: Visit, id: string): Promise<ChangeOfPlace> {
    const change = await findChange(this.database, visitorOf(visit).caller, id);
    if (!change?.telecentre || change.before === null) throw notFound();
    // Remembered as the network file said it; whether it still may be, the import asks.
    return { ...change, telecentre: change.telecentre, before: change.before as FileTelecentre };
  }
}
