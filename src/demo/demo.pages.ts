import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { Visiting, type Visit } from '../accounts/visit.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { seeOther, type Answer } from '../platform/web/answer.js';
import { SignInLinksService } from '../sign-in/sign-in-links.service.js';
import { DemoService } from './demo.service.js';

const form = z.object({ person: z.string().max(100) });
const enter = { access: 'public', form } satisfies PageDescription;

/** For whoever sits at the machine of the service, as is its mailbox; to everybody else it does not exist. */
@Controller('demo')
export class DemoPages {
  constructor(
    private readonly demo: DemoService,
    private readonly links: SignInLinksService,
  ) {}

  /** Leads to the same button that the link of a mail leads to. */
  @Post('sign-in')
  @Page(enter)
  async enter(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof enter>): Promise<Answer> {
    if (!visit.isLocal || form.errors) throw notFound();
    const person = (await this.demo.people()).find(({ key }) => key === form.value.person);
    if (person === undefined) throw notFound();
    return seeOther(await this.links.pathFor(person.email, visit.language));
  }
}
