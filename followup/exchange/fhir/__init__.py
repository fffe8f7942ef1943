"""A log as one FHIR R4 document after the International Patient Summary: records in, the bytes of a file out."""
