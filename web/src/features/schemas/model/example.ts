/** A schema to begin with: what a reviewer of technical specifications wants to know about each block. */
export const exampleSchema = `{
  "schema_ref": "spec_review",
  "title": "Specification review",
  "type": "object",
  "properties": {
    "section_purpose": {
      "type": "string",
      "title": "Purpose",
      "description": "What this part of the specification is for.",
      "enum": ["abstract", "motivation", "specification", "rationale", "compatibility", "security", "example", "reference", "other"]
    },
    "summary": {
      "type": "string",
      "title": "Summary",
      "description": "One sentence that says what the block states.",
      "maxLength": 400
    },
    "normative": {
      "type": "boolean",
      "title": "Normative",
      "description": "True when the block states a requirement: must, shall, should, required, may."
    },
    "requirement_level": {
      "type": "string",
      "title": "Level",
      "description": "The strongest requirement word of RFC 2119 in the block.",
      "enum": ["MUST", "SHOULD", "MAY", "none"]
    },
    "mentions": {
      "type": "array",
      "title": "Mentions",
      "description": "Names of other specifications, functions or terms that the block mentions.",
      "items": { "type": "string" },
      "maxItems": 8,
      "uniqueItems": true
    },
    "confidence": {
      "type": "number",
      "title": "Confidence",
      "description": "How well the answers above are supported by the text of the block.",
      "minimum": 0,
      "maximum": 1
    }
  },
  "required": ["section_purpose", "summary", "normative", "requirement_level", "confidence"],
  "additionalProperties": false,
  "prompt_config": {
    "system_instructions": "You review technical specifications block by block. Answer from the text alone."
  }
}
`;
