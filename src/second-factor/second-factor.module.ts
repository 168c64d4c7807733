import { Module } from '@nestjs/common';
import { SecondFactorPages } from './second-factor.pages.js';
import { SecondFactorService } from './second-factor.service.js';

@Module({
  controllers: [SecondFactorPages],
  providers: [SecondFactorService],
  exports: [SecondFactorService],
})
export class SecondFactorModule {}
