import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { DerivedUids } from './derived-uid.js';
import { FeedBodies } from './feed-bodies.js';
import { FeedContents } from './feed-content.js';
import { FeedDoor } from './feed-door.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsService } from './feeds.service.js';
import { ReadLimit } from './read-limit.js';
import { ReadingController } from './reading.controller.js';
import { ReadingNotes } from './reading-notes.js';

@Module({
  imports: [AccountsModule, TelecentresModule],
  controllers: [FeedsController, ReadingController],
  providers: [DerivedUids, FeedBodies, FeedContents, FeedDoor, FeedsService, ReadLimit, ReadingNotes],
  exports: [DerivedUids, FeedBodies, FeedContents, FeedDoor, FeedsService],
})
export class CalendarFeedsModule {}
