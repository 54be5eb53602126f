import { DesktopIcon } from '@sanity/icons/Desktop'
import { MobileDeviceIcon } from '@sanity/icons/MobileDevice'
import { TabletDeviceIcon } from '@sanity/icons/TabletDevice'
import { Button, Card, Flex, Text } from '@sanity/ui'
import { useEffect, useState } from 'react'
import type { PreviewHeaderProps } from 'sanity/presentation'

/** The stock header, and below it the width of the screen on which the site is seen. */
export function PreviewHeader(props: PreviewHeaderProps) {
  const { iframeRef, renderDefault, setViewport, viewport } = props
  const [isTablet, setTablet] = useState(false)

  // The stock Studio knows a phone and its own width; between them the frame itself is held in.
  useEffect(() => {
    const frame = iframeRef.current
    if (!frame || !isTablet || viewport === 'mobile') return
    frame.style.maxWidth = '768px'
    return () => {
      frame.style.maxWidth = ''
    }
  }, [iframeRef, isTablet, viewport])

  const choose = (width: 'phone' | 'tablet' | 'computer') => {
    setTablet(width === 'tablet')
    setViewport(width === 'phone' ? 'mobile' : 'desktop')
  }
  const chosen = viewport === 'mobile' ? 'phone' : isTablet ? 'tablet' : 'computer'
  const button = (width: typeof chosen, text: string, icon: typeof DesktopIcon) => (
    <Button
      mode="bleed"
      padding={2}
      fontSize={1}
      icon={icon}
      text={text}
      selected={chosen === width}
      aria-pressed={chosen === width}
      onClick={() => choose(width)}
    />
  )
  return (
    <Flex direction="column" flex={1}>
      <Flex>{renderDefault(props)}</Flex>
      <Card borderTop paddingX={3} paddingY={1} role="group" aria-label="Width of the screen">
        <Flex align="center" gap={1} wrap="wrap">
          <Text size={1} muted>
            Seen on
          </Text>
          {button('phone', 'Phone', MobileDeviceIcon)}
          {button('tablet', 'Tablet', TabletDeviceIcon)}
          {button('computer', 'Computer', DesktopIcon)}
        </Flex>
      </Card>
    </Flex>
  )
}
