import type { NextConfig } from 'next'

const config: NextConfig = {
  // Title and description stand in the head for everyone: public pages arrive complete, without scripts.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // The reading server compresses once, after it has removed the scripts.
  compress: false,
  images: { unoptimized: true },
  devIndicators: false,
}

export default config
