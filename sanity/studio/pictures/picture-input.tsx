import { createImageUrlBuilder } from '@sanity/image-url'
import { Card, Flex, Stack, Text } from '@sanity/ui'
import { type InputProps, type ObjectInputProps, useClient } from 'sanity'
import { type PictureValue, placeBehind, readPicture, shapes } from './shapes.ts'

/** The Studio's own inputs; under a picture, how it will be cut. */
export function renderPictureInput(props: InputProps) {
  return props.schemaType.name === 'picture' ? (
    <Stack gap={4}>
      {props.renderDefault(props)}
      <CropPreviews value={(props as ObjectInputProps).value as PictureValue} />
    </Stack>
  ) : (
    props.renderDefault(props)
  )
}

/** Wide enough for the largest window on a sharp screen, in pixels. */
const renderedWidth = 800

/** As high as all windows are, in rem: side by side they fit a narrow form. */
const windowHeight = 5

function CropPreviews({ value }: { value: PictureValue }) {
  const client = useClient({ apiVersion: '2025-02-19' })
  const picture = readPicture(value)
  const reference = value?.asset?._ref
  if (!picture || reference === undefined) return null
  const address = createImageUrlBuilder(client).image(reference).width(renderedWidth).url()
  return (
    <Stack gap={3} paddingTop={4} data-testid="crop-previews">
      <Text size={1} weight="medium">
        How it will be cut
      </Text>
      <Flex gap={3} wrap="wrap">
        {shapes.map(({ name, use, ratio }) => (
          <Stack key={name} gap={2}>
            <Card
              border
              radius={2}
              overflow="hidden"
              style={{
                position: 'relative',
                height: `${windowHeight}rem`,
                width: `${windowHeight * ratio}rem`,
              }}
            >
              {/* biome-ignore lint/performance/noImgElement: the Studio is no page of the site */}
              <img
                src={address}
                alt={`${name}: the part that will be seen`}
                style={{
                  position: 'absolute',
                  maxWidth: 'none',
                  ...placeBehind(picture, ratio),
                }}
              />
            </Card>
            <Text size={0} muted title={use}>
              {name}
            </Text>
          </Stack>
        ))}
      </Flex>
      <Text size={1} muted>
        To move the part that always stays in sight, click the crop sign on the picture and drag the
        circle.
      </Text>
    </Stack>
  )
}
