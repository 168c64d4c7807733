import { Module } from '@nestjs/common';
import { CalendarHelpPages } from './calendars.pages.js';

/** How to do what happens outside of our pages. */
@Module({ controllers: [CalendarHelpPages] })
export class HelpModule {}
