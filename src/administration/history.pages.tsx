import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { exportNetwork } from '../network-file/export.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { download, html, type Answer } from '../platform/web/answer.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { editedPlaces } from './edited-place.js';
import { findChange, latestChanges } from './history.queries.js';
import { HistoryPage } from './history.views.js';

const show = {
  access: 'network.edit',
  query: z.object({ telecentre: z.union([z.literal(''), telecentreSlug]).optional() }),
} satisfies PageDescription;
const before = {
  access: 'network.edit',
  params: z.strictObject({ id: z.string().regex(/^[1-9]\d{0,17}$/) }),
} satisfies PageDescription;

/** Who has changed what, and when. */
@Controller('administration/history')
export class HistoryPages {
  constructor(private readonly database: Database) {}

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

  /** A network file that brings a telecentre back to what it was before. */
  @Get(':id/before.json')
  @Page(before)
  async before(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof before>): Promise<Answer> {
    const change = await findChange(this.database, visitorOf(visit).caller, params.id);
    if (!change?.telecentre || change.before === null) throw notFound();
    const network = await this.database.transaction(exportNetwork);
    const file = { ...network, telecentres: [change.before] };
    return download('application/json', `${change.telecentre}.json`, JSON.stringify(file, null, 2));
  }
}
