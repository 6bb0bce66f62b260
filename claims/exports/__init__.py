"""Pure mappings between what is stored and the formats of other programs, one file each; they parse, too."""
