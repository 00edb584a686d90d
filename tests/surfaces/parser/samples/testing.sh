# Health check
curl http://localhost:8000/

# Test sync endpoint
curl -X POST http://localhost:8000/parse-resume \
  -H "Authorization: Bearer your_token" \
  -H "Origin: http://localhost:5173" \
  -F "fileType=file" \
  -F "file=@resume.pdf"

# Test async endpoint
curl -X POST http://localhost:8000/parse-resume-async \
  -H "Authorization: Bearer your_token" \
  -H "Origin: http://localhost:5173" \
  -F "fileType=file" \
  -F "file=@resume.pdf"
