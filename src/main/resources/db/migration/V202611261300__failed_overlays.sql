-- What failed is few among many.
create index block_overlays_failed on block_overlays (project_id, run_id, block_index) where status = 'failed';
