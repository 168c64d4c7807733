import { Module } from '@nestjs/common';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { CalendarHelpPages } from './calendars.pages.js';
import { HelpPages } from './help.pages.js';

/** What people ask: how to book and come, and how to do what happens outside of our pages. */
@Module({ imports: [TelecentresModule], controllers: [HelpPages, CalendarHelpPages] })
export class HelpModule {}
