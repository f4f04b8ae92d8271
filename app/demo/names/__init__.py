"""The words the demo centre is made of. No person of these lists is meant; every combination is invented."""
