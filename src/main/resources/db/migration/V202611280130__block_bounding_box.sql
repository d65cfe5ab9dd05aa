-- Where on its page a block stands.

-- Not valid: every row is older than the column, and a large table is not read through while nobody may use it. Rows from now on are checked.
alter table blocks add column bounding_box real[];
alter table blocks add constraint blocks_bounding_box check (bounding_box is null
    or (array_dims(bounding_box) is not distinct from '[1:4]' and num_nulls(variadic bounding_box) = 0
        and bounding_box[1] > '-infinity' and bounding_box[1] <= bounding_box[3] and bounding_box[3] < 'infinity'
        and bounding_box[2] > '-infinity' and bounding_box[2] <= bounding_box[4] and bounding_box[4] < 'infinity')) not valid;
comment on column blocks.bounding_box is
    'Left, top, right and bottom of the block in points from the top left corner of the page page_no; null where that is not known.';
