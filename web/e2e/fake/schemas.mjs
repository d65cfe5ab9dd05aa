// What the imitation says about schemas and projects beyond the things themselves.

/** Where a schema is used, as the server tells it; everything here is one person's own. */
export function usesOf(schema, projects) {
  const used = [...projects.values()]
    .map((project) => ({
      project,
      runs: [...project.runs.values()].filter((run) => run.schema_id === schema.schema_id),
    }))
    .filter(({ runs }) => runs.length > 0);
  return {
    own: true,
    runs: used.reduce((sum, { runs }) => sum + runs.length, 0),
    projects: used.map(({ project, runs }) => ({
      project_id: project.project_id,
      project_name: project.project_name,
      runs: runs.length,
      documents: new Set(runs.map((run) => run.source_uid)).size,
      confirmed: 0,
    })),
  };
}

/** What a list says of the same: whose it is, and how many runs use it. */
export function inUse(schema, projects) {
  const { own, runs } = usesOf(schema, projects);
  return { own, runs };
}

/** What registering would come to: it is tried, and taken back. */
export function checkOf(text, schemas, register) {
  const before = new Set(schemas.keys());
  try {
    const { value: body, status } = register(text);
    if (!before.has(body.schema_id)) schemas.delete(body.schema_id);
    const { schema_ref, schema_uid } = body;
    return { schema_ref, schema_uid, standing: status === 201 ? 'new' : 'identical' };
  } catch (error) {
    if (error.status !== 409) throw error;
    return { schema_ref: JSON.parse(text).schema_ref, schema_uid: '', standing: 'ref_taken' };
  }
}

export function standingsOf(projects) {
  return [...projects.values()].map((project) => ({
    project_id: project.project_id,
    documents: project.documents.size,
    runs: project.runs.size,
    pending: 0,
    staged: 0,
    confirmed: 0,
    failed: 0,
  }));
}
