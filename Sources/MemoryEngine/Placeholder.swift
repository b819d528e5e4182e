// Replaced by this target's first room.
