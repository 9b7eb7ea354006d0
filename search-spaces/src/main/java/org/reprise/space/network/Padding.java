package org.reprise.space.network;

/** How a window is laid over the border of a feature map. */
public enum Padding {
  /** No padding: side = floor((side - window) / stride) + 1. */
  NONE {
    @Override
    int side(int side, int window, int stride) {
      return (side - window) / stride + 1;
    }
  },
  /**
   * (window - 1) / 2 on both borders, as PyTorch networks are written: side = floor((side + 2p -
   * window) / stride) + 1.
   */
  SYMMETRIC {
    @Override
    int side(int side, int window, int stride) {
      return (side + 2 * ((window - 1) / 2) - window) / stride + 1;
    }
  },
  /** As much as gives side = ceil(side / stride), the odd pixel after: TensorFlow's SAME. */
  SAME {
    @Override
    int side(int side, int window, int stride) {
      return (side + stride - 1) / stride;
    }
  };

  /** Returns the output side for an input side; {@code window} counts dilation. */
  abstract int side(int side, int window, int stride);
}
