/**
 * The parts of a picture that its view needs. What stands behind a picture until it is there shines through where the picture is
 * transparent, so those have nothing behind them.
 */
export const pictureFields = `
  "asset": asset->_id,
  "placeholder": select(asset->metadata.isOpaque != false => asset->metadata.lqip),
  crop{top, bottom, left, right},
  hotspot{x, y, width, height},
  alt,
  decorative,
  credit,
  peopleShown`
