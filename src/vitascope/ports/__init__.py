"""What we ask of the outside, one small file each."""
