import { Controller, Get } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { readLegalFacts } from '../identity/identity.queries.js';
import { readRetention } from '../personal-data/retention.js';
import { Database } from '../platform/database/database.js';
import { Page, type PageDescription } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import { Site } from '../platform/web/site.js';
import { AccessibilityPage } from './accessibility.views.js';
import { LegalNoticePage } from './legal-notice.views.js';
import { PrivacyPage } from './privacy.views.js';

const show = { access: 'public' } satisfies PageDescription;

/** Who answers for the site, what it keeps of people, and for whom it may not work. */
@Controller()
export class LegalPages {
  constructor(
    private readonly database: Database,
    private readonly site: Site,
  ) {}

  @Get('legal')
  @Page(show)
  async legal(@Visiting() visit: Visit): Promise<Answer> {
    return html(<LegalNoticePage visit={visit} facts={await readLegalFacts(this.database)} />);
  }

  @Get('privacy')
  @Page(show)
  async privacy(@Visiting() visit: Visit): Promise<Answer> {
    const [facts, retention] = await Promise.all([
      readLegalFacts(this.database),
      readRetention(this.database),
    ]);
    return html(<PrivacyPage visit={visit} facts={facts} retention={retention} />);
  }

  @Get('accessibility')
  @Page(show)
  async accessibility(@Visiting() visit: Visit): Promise<Answer> {
    const facts = await readLegalFacts(this.database);
    return html(<AccessibilityPage visit={visit} facts={facts} address={this.site.baseUrl} />);
  }
}
