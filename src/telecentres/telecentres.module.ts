import { Module } from '@nestjs/common';
import { NetworkDirectory } from './network-directory.js';
import { TelecentresController } from './telecentres.controller.js';

@Module({
  controllers: [TelecentresController],
  providers: [NetworkDirectory],
  exports: [NetworkDirectory],
})
export class TelecentresModule {}
