// Tables as sections set them: without empty columns, and not parted from their headings.
#ifndef MILEPOST_REPORTGEN_COMPOSE_TABLES_H_
#define MILEPOST_REPORTGEN_COMPOSE_TABLES_H_

#include "reportgen/compose/source.h"

namespace milepost::report {

// Takes out every column but the first in which no cell says anything.
void DropEmptyColumns(Table& table);

// Adds heading and table, then what follows them. Short tables stay on one page with their heading. A table without
// rows adds nothing.
void AddTable(Heading heading, Table table, Blocks& out);
void AddTable(Table table, Blocks& out);

// Moves blocks to the end of `out`.
void AddAll(Blocks blocks, Blocks& out);
// On one page, unless too much of the page before stayed empty for it.
void AddTogether(Blocks blocks, Blocks& out);
// On one page, whatever stays empty, if one can hold them.
void AddAsOne(Blocks blocks, Blocks& out);
// As one, and on the page where what precedes ends: a note below its table.
void AddBelow(Blocks blocks, Blocks& out);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_TABLES_H_
