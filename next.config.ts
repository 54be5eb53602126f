import type { NextConfig } from 'next'

const config: NextConfig = {
  // Title and description stand in the head for everyone: public pages arrive complete, without scripts.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // The reading server compresses once, after it has removed the scripts.
  compress: false,
  images: { unoptimized: true },
  devIndicators: false,
  // Types are a check of their own (`tsc`), tests included; a build is not the place to find a test's mistake.
  typescript: { ignoreBuildErrors: true },
}

export default config
