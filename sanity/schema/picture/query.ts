/** The parts of a picture that its view needs. */
export const pictureFields = `
  "asset": asset->_id,
  "placeholder": asset->metadata.lqip,
  crop{top, bottom, left, right},
  hotspot{x, y, width, height},
  alt,
  decorative,
  credit,
  peopleShown`
