curl -X POST http://localhost:8000/parse-resume \
  -H "Authorization: Bearer your_jwt_token" \
  -H "Origin: http://localhost:5173" \
  -F "fileType=text" \
  -F "text=John Doe\nSoftware Engineer\n..." \
  -F "fresh=false"
