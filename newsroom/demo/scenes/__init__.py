"""The scenes of the demo's pictures, each a function that returns a finished image.
They are drawn with plain shapes on a `Canvas`; coordinates are pixels of the result."""
