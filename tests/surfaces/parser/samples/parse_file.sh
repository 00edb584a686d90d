curl -X POST http://localhost:8000/parse-resume \
  -H "Authorization: Bearer your_jwt_token" \
  -H "Origin: http://localhost:5173" \
  -F "fileType=file" \
  -F "file=@resume.pdf" \
  -F "fresh=false"
