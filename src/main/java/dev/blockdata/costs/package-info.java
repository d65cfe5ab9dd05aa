/// What models cost: prices, what was spent, budgets, and what a run will take.
@NullMarked
package dev.blockdata.costs;

import org.jspecify.annotations.NullMarked;
